import type { AppModel } from "../../model/app-model.ts"
import type { EventBusModel } from "./event-bus-model.ts"

/** The name of a bus that a user means by its id in the app; any other text is a name itself. */
export function busNameIn({ declared }: AppModel, wanted: string): string {
  const models = declared.filter((model): model is EventBusModel => model.kind === "eventBus")
  // Deployed buses are named after the stack, as local ones are.
  return models.find(({ id }) => id === wanted)?.localName ?? wanted
}
