"""A batch on Apache Spark, and the joins that compare many replies with each other."""
