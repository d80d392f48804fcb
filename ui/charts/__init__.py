"""One module for each kind of figure: rows in, a Vega-Lite spec out. `ui.picture` frames, shows and exports them."""
