/** More than that is not read but searched; a list of thousands stays quick. */
export const mostShown = 100;

/** The models in which every word is found; those that begin with the text come first. */
export function findModels(models: readonly string[], query: string): readonly string[] {
  const text = query.trim().toLowerCase();
  if (text === '') return models;
  const words = text.split(/\s+/);
  const found = models.filter((model) => {
    const name = model.toLowerCase();
    return words.every((word) => name.includes(word));
  });
  const isFirst = (model: string) => model.toLowerCase().startsWith(text);
  return [...found.filter(isFirst), ...found.filter((model) => !isFirst(model))];
}
