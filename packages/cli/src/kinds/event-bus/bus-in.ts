import type { AppModel } from "../../model/app-model.ts"
import { busNameOf, type EventBusModel } from "./event-bus-model.ts"

type Declared = Pick<AppModel, "declared">

/** The bus that a user means by its id in the app, its name or its ARN. */
export function busIn(app: Declared, wanted: string): EventBusModel | undefined {
  const models = busModels(app)
  const name = busNameOf(wanted) || wanted
  // Deployed buses are named after the stack, as local ones are.
  return models.find(({ id }) => id === wanted) ?? models.find(({ localName }) => localName === name)
}

/** The ids of an app's buses. */
export function busIds(app: Declared): readonly string[] {
  return busModels(app).map(({ id }) => id)
}

function busModels({ declared }: Declared): readonly EventBusModel[] {
  return declared.filter((model): model is EventBusModel => model.kind === "eventBus")
}
