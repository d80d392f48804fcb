"""The Streamlit code: pick, load, show, text, theme."""
