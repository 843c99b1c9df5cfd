import { Cancelled } from "../errors/cancelled.ts"

export interface TextQuestion {
  readonly message: string
  readonly suggestion: string
  /** What is wrong with an answer; undefined when nothing is. */
  readonly fault: (answer: string) => string | undefined
}

/** Asks for a line of text. Only call it when the terminal is interactive; Ctrl-C throws `Cancelled`. */
export async function askText({ message, suggestion, fault }: TextQuestion): Promise<string> {
  const { isCancel, text } = await import("@clack/prompts")
  const validate = (answer: string | undefined) => fault(answer || suggestion)
  const answer = await text({
    message,
    placeholder: suggestion,
    defaultValue: suggestion,
    validate,
    output: process.stderr,
  })
  if (isCancel(answer)) throw new Cancelled()
  return answer
}

/** Asks for one of several values, each with its description; as `askText` otherwise. */
export async function askChoice<Value extends string>(
  message: string,
  choices: Readonly<Record<Value, string>>,
): Promise<Value> {
  const { isCancel, select } = await import("@clack/prompts")
  const options = entriesOf(choices).map(([value, hint]) => ({ value: value, label: value, hint }))
  const answer = await select<string>({ message, options, output: process.stderr })
  if (isCancel(answer)) throw new Cancelled()
  const chosen = entriesOf(choices).find(([value]) => value === answer)
  if (!chosen) throw new Error(`${answer} was not offered`)
  return chosen[0]
}

function entriesOf<Value extends string>(choices: Readonly<Record<Value, string>>): [Value, string][] {
  const entries: [Value, string][] = []
  for (const value in choices) entries.push([value, choices[value]])
  return entries
}
