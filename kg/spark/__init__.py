"""A corpus on a Spark cluster: the same functions, articles read and stated there, joined in the driver."""
