/**
 * Gives what `make` makes, made when it is first asked for. For schemas that most runs can do without: making one takes
 * longer than reading with it.
 */
export function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
