"""What pages are put together from: tables, figures, legends, passports."""
