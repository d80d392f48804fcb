"""How fast the dashboard is, as ratios against an empty Streamlit page measured in the same run on the same machine."""
