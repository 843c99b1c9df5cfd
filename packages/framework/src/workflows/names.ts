import type { CallSite } from "../declarations/call-site.ts"

/** Gives each state and each variable a name of its own. */
export class Names {
  readonly #states = new Map<string, string | undefined>()
  readonly #variables = new Set<string>(["states"])

  /** Throws a TypeError for a name that the user gave to two steps. */
  state(name: string, { chosen, callSite }: { readonly chosen?: string | undefined; readonly callSite: CallSite }) {
    const wanted = chosen ?? name
    if (chosen !== undefined && (chosen.length === 0 || chosen.length > maximum)) {
      throw new TypeError(`The name of a state has 1 to ${maximum} characters: ${JSON.stringify(chosen)} does not.`)
    }
    // A step that undoes another may be written down several times.
    const place = callSite.stack
    if (chosen !== undefined && this.#states.has(chosen) && this.#states.get(chosen) !== place) {
      throw new TypeError(`Two steps are named "${chosen}". Give each its own name.`)
    }
    const free = firstFree(wanted.slice(0, maximum), (candidate) => this.#states.has(candidate), " ")
    this.#states.set(free, chosen === undefined ? undefined : place)
    return free
  }

  /** `Payments.charge 2 result` -> `paymentsCharge2Result`. Texts are such that no function of JSONata has the name. */
  variable(text: string): string {
    const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== "")
    const joined = words.map((word, index) => (index === 0 ? lowerFirst(word) : upperFirst(word))).join("")
    const name = (/^[a-z]/.test(joined) ? joined : `v${joined}`).slice(0, maximum)
    const free = firstFree(name, (candidate) => this.#variables.has(candidate), "")
    this.#variables.add(free)
    return free
  }
}

// https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
const maximum = 80

function firstFree(name: string, isTaken: (candidate: string) => boolean, separator: string): string {
  if (!isTaken(name)) return name
  for (let number = 2; ; number++) {
    const suffix = `${separator}${number}`
    const candidate = name.slice(0, maximum - suffix.length) + suffix
    if (!isTaken(candidate)) return candidate
  }
}

function lowerFirst(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1)
}

function upperFirst(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
