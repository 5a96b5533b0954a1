"""How the gazetteer of the package was made from open data; run once per release of GeoNames."""
