"""Compares what two programs say to the same questions: the net under a change (`script/net`)."""
