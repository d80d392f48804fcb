"""The Streamlit code."""
