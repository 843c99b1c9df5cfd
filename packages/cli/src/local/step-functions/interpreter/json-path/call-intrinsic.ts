import { StateError } from "../state-error.ts"
import { intrinsicFunctions } from "./intrinsic-functions.ts"
import { type PathScope, readPath } from "./read-path.ts"

/** The value of `States.Format('{} of {}', $.a, States.ArrayLength($.b))`; throws `States.IntrinsicFailure`. */
export function callIntrinsic(text: string, scope: PathScope): unknown {
  const parser = new IntrinsicParser(text, scope)
  return parser.parse()
}

class IntrinsicParser {
  readonly #text: string
  readonly #scope: PathScope
  #at = 0

  constructor(text: string, scope: PathScope) {
    this.#text = text
    this.#scope = scope
  }

  parse(): unknown {
    const value = this.#value()
    this.#skipSpace()
    if (this.#at < this.#text.length) throw this.#failure("has something behind its end")
    return value
  }

  #value(keepsBraces = false): unknown {
    this.#skipSpace()
    if (this.#text[this.#at] === "'") return this.#string(keepsBraces)
    if (this.#text[this.#at] === "$") return readPath(this.#path(), this.#scope)
    const name = this.#take(/^States\.[A-Za-z0-9]+/)
    if (name !== undefined) return this.#call(name.slice("States.".length))
    const word = this.#take(/^(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/)
    if (word !== undefined) return JSON.parse(word)
    throw this.#failure(`cannot be read at position ${this.#at}`)
  }

  #call(name: string): unknown {
    const run = Object.hasOwn(intrinsicFunctions, name) ? intrinsicFunctions[name] : undefined
    if (!run) throw this.#failure(`calls States.${name}, which is no intrinsic function`)
    this.#expect("(")
    const args: unknown[] = []
    this.#skipSpace()
    while (this.#text[this.#at] !== ")") {
      if (args.length > 0) this.#expect(",")
      // Format itself tells the braces that it replaces from those that stand for themselves.
      args.push(this.#value(name === "Format"))
      this.#skipSpace()
    }
    this.#expect(")")
    try {
      return run(...args)
    } catch (error) {
      throw this.#failure(`failed: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  #string(keepsBraces: boolean): string {
    const quoted = this.#take(/^'(?:[^'\\]|\\.)*'/s)
    if (quoted === undefined) throw this.#failure("has a text without an end")
    return quoted.slice(1, -1).replace(keepsBraces ? /\\(['\\])/g : /\\(['{}\\])/g, "$1")
  }

  /** Up to the comma or parenthesis that ends the argument. */
  #path(): string {
    const path = this.#take(/^\$(?:\[(?:'(?:[^'\\]|\\.)*'|[^\]])*\]|[^,()\s[])*/)
    if (path === undefined) throw this.#failure("has a path that cannot be read")
    return path
  }

  #expect(character: string): void {
    this.#skipSpace()
    if (this.#text[this.#at] !== character) throw this.#failure(`has no ${character} at position ${this.#at}`)
    this.#at += 1
  }

  #skipSpace(): void {
    this.#take(/^\s+/)
  }

  #take(pattern: RegExp): string | undefined {
    const [taken] = pattern.exec(this.#text.slice(this.#at)) ?? []
    this.#at += taken?.length ?? 0
    return taken
  }

  #failure(problem: string): StateError {
    return new StateError("States.IntrinsicFailure", `The intrinsic function '${this.#text}' ${problem}`)
  }
}
