"""The conversations that `goals create` and `goals review` hold on a terminal."""
