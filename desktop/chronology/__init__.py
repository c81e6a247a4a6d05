"""The timeline without Qt: scale, ticks, lanes and scene as plain functions."""
