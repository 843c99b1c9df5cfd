import { type UrlGuard, urlDescriptions } from "../model/url-guard.ts"
import type { DeployedStack } from "./describe-stack.ts"

/** The URL of a deployed function. */
export interface DeployedUrl {
  readonly function: string
  readonly auth: UrlGuard
  readonly url: string
}

/** The URLs that the outputs of a stack name: that of `Api` is `ApiFunctionUrl`. */
export function deployedUrls({ outputs, outputDescriptions }: DeployedStack): readonly DeployedUrl[] {
  return Object.entries(outputs)
    .flatMap(([name, url]): readonly DeployedUrl[] => {
      const [, id] = /^(\w+)FunctionUrl$/.exec(name) ?? []
      if (id === undefined) return []
      return [{ function: id, auth: outputDescriptions[name] === urlDescriptions.open ? "open" : "signed", url }]
    })
    .toSorted((one, other) => (one.function < other.function ? -1 : 1))
}
