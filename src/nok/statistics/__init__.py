"""The figures: what the register adds up to, for those who may read it. It knows codes and days, and nobody."""
