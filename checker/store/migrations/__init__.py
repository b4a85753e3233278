"""How the tables of older stores become those of this program, one module a step."""
