/** The id of the function of a task: `PaymentsCharge` of `Payments.charge`. */
export function taskFunction(task: string): string {
  return task
    .split(".")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("")
}
