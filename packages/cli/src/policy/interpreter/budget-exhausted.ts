import type { Site } from "./frame.ts"

/** The code has more combinations than the analysis can follow. */
export class BudgetExhausted extends Error {
  override readonly name = "BudgetExhausted"
  /** Where it gave up, if that is one place. */
  readonly site: Site | undefined

  constructor(site?: Site) {
    super()
    this.site = site
  }
}
