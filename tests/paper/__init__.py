"""Reading printed paper: where on each page its words stand, and what is wrong with that."""
