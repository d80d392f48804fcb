"""Charts, maps and their captions as values, and as PNG and SVG; no Streamlit, so that documents can use them."""
