"""Pages on paper: what each printed form holds, as plain values that the typesetter's templates lay out."""
