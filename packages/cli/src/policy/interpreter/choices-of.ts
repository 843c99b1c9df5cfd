const most = 32

/** Every way to take one of each set, in order; undefined where there are too many, or none. */
export function choicesOf<Item>(sets: readonly (readonly Item[])[]): readonly (readonly Item[])[] | undefined {
  let choices: readonly (readonly Item[])[] = [[]]
  for (const set of sets) {
    if (set.length === 0 || set.length * choices.length > most) return undefined
    choices = choices.flatMap((start) => set.map((item) => [...start, item]))
  }
  return choices
}
