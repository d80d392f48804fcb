"""The figures, each as a Vega-Lite spec."""
