"""What every question stands on: the view chosen, figures against targets, who is looked at, tables as values."""
