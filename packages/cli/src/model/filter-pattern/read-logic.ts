import type { PatternReader } from "./pattern-reader.ts"

export type Test<Subject> = (subject: Subject) => boolean

/** Conditions with `&&`, `||` and parentheses between them; `&&` binds stronger. */
export function readLogic<Subject>(reader: PatternReader, readCondition: () => Test<Subject>): Test<Subject> {
  const either = () => chain("||", both, (tests) => (subject) => tests.some((test) => test(subject)))
  const both = () => chain("&&", single, (tests) => (subject) => tests.every((test) => test(subject)))
  const chain = (
    sign: string,
    read: () => Test<Subject>,
    join: (tests: readonly Test<Subject>[]) => Test<Subject>,
  ): Test<Subject> => {
    const tests = [read()]
    for (reader.skipSpace(); reader.isAt(sign); reader.skipSpace()) {
      reader.expect(sign)
      tests.push(read())
    }
    return join(tests)
  }
  const single = (): Test<Subject> => {
    reader.skipSpace()
    if (!reader.isAt("(")) return readCondition()
    reader.expect("(")
    const inner = either()
    reader.expect(")")
    return inner
  }
  return either()
}
