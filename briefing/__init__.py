"""Findings to documents; no Streamlit."""
