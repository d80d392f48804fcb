"""The product's figures worked out a second time, from the exported workbooks, without its arithmetic."""
