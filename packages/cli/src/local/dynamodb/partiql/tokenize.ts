import { validationError } from "../dynamodb-error.ts"

export type Token =
  | { readonly type: "word"; readonly text: string }
  /** `"…"`: a name that is never a keyword. */
  | { readonly type: "name"; readonly text: string }
  | { readonly type: "string"; readonly text: string }
  | { readonly type: "number"; readonly text: string }
  | { readonly type: "symbol"; readonly text: string }

/** Alternatives in order: space, 'string', "name", number, word, symbol. */
const TOKEN =
  /(\s+)|'((?:[^']|'')*)'|"((?:[^"]|"")*)"|(\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)|([A-Za-z_$][\w$]*)|(<<|>>|<>|!=|<=|>=|[-+=<>()[\]{}.,:?*;])/y

/** The words and signs of a PartiQL statement; throws ValidationException at what is neither. */
export function tokenize(statement: string): readonly Token[] {
  const tokens: Token[] = []
  const pattern = new RegExp(TOKEN)
  while (pattern.lastIndex < statement.length) {
    const match = pattern.exec(statement)
    if (!match) throw malformed(statement)
    const [, space, string, name, number, word, symbol] = match
    if (string !== undefined) tokens.push({ type: "string", text: string.replaceAll("''", "'") })
    else if (name !== undefined) tokens.push({ type: "name", text: name.replaceAll('""', '"') })
    else if (number !== undefined) tokens.push({ type: "number", text: number })
    else if (word !== undefined) tokens.push({ type: "word", text: word })
    else if (symbol !== undefined) tokens.push({ type: "symbol", text: symbol })
    else if (space === undefined) throw malformed(statement)
  }
  return tokens
}

export function malformed(statement: string) {
  return validationError(`Statement wasn't well formed, can't be processed: ${statement}`)
}
