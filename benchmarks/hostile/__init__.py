"""Hostile and broken exports, made from good ones whose figures are known: `python -m benchmarks.hostile --files 1000`."""
