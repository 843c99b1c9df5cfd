import { UserError } from "../../errors/user-error.ts"
import type { StateMachineModel } from "./state-machine-model.ts"

/** Machines that run each other, or themselves: CloudFormation would need each to be there before the other. */
export function checkCircles(models: readonly StateMachineModel[]): readonly UserError[] {
  const told = new Set<string>()
  return models.flatMap((model) => {
    const circle = circleFrom(model, models)
    if (!circle || circle.some((id) => told.has(id))) return []
    for (const id of circle) told.add(id)
    const names = [...circle, model.id].map((id) => `"${id}"`).join(", which runs ")
    return new UserError("STATE_MACHINE_INVALID", `StateMachine ${names}`, {
      ...{
        location: model.location,
        hint: "CloudFormation cannot make a circle: let one take the ARN of the other from its input, with `iam`.",
      },
    })
  })
}

/** The ways back to a machine, the shortest first. */
function circleFrom(start: StateMachineModel, models: readonly StateMachineModel[]): readonly string[] | undefined {
  const seen = new Set<string>()
  let paths: readonly (readonly [StateMachineModel, readonly string[]])[] = [[start, [start.id]]]
  while (paths.length > 0) {
    if (paths.some(([{ machines }]) => machines.includes(start.id))) break
    paths = paths.flatMap(([{ machines }, path]) =>
      models
        .filter(({ id }) => machines.includes(id) && !seen.has(id) && seen.add(id))
        .map((next) => [next, [...path, next.id]] as const),
    )
  }
  return paths.find(([{ machines }]) => machines.includes(start.id))?.[1]
}
