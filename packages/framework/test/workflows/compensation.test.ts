import { describe, expect, it } from "vitest"
import { statesOf } from "./compiled-states.ts"
import { Payments, Stock } from "./workflow-tasks.ts"

describe("compensation", () => {
  it("undoes what was done from the last step to the first, and fails with the first error", () => {
    const states = statesOf((flow, order) => {
      flow.task(Stock).reserve({ sku: "a", count: 1 }, { compensate: ({ sku }) => flow.task(Stock).release({ sku }) })
      flow
        .task(Payments)
        .charge({ amount: order.total }, { compensate: ({ paymentId }) => flow.task(Payments).refund({ paymentId }) })
      flow.task(Stock).count()
    })
    expect(states["Stock.reserve"].Catch).toBeUndefined()
    expect(states["Payments.charge"].Catch).toEqual([
      { ErrorEquals: ["States.ALL"], Assign: { failure: "{% $states.errorOutput %}" }, Next: "Stock.release" },
    ])
    expect(states["Stock.count"].Catch).toMatchObject([{ Next: "Payments.refund" }])
    expect(states["Payments.refund"]).toMatchObject({
      Arguments: { Payload: { paymentId: "{% $paymentsChargeResult.paymentId %}" } },
      Next: "Stock.release",
    })
    expect(states["Stock.release"]).toMatchObject({ Next: "Failed" })
    expect(states["Failed"]).toEqual({
      Type: "Fail",
      Error: "{% $failure.Error %}",
      Cause: "{% $failure.Cause %}",
    })
  })

  it("asks whether a step was done that a choice may have passed by", () => {
    const states = statesOf((flow, order) => {
      flow.choice().when(flow.is(order.total, ">", 0), () => {
        flow
          .task(Payments)
          .charge({ amount: order.total }, { compensate: ({ paymentId }) => flow.task(Payments).refund({ paymentId }) })
      })
      flow.task(Stock).count()
    })
    expect(states["Choice"]).toMatchObject({
      Choices: [{ Assign: { paymentsChargeDone: false } }],
      Assign: { paymentsChargeDone: false },
    })
    expect(states["Payments.charge"].Assign).toMatchObject({ paymentsChargeDone: true })
    expect(states["Stock.count"].Catch).toMatchObject([{ Next: "Was Payments.charge done" }])
    expect(states["Was Payments.charge done"]).toEqual({
      Type: "Choice",
      Choices: [{ Condition: "{% $paymentsChargeDone %}", Next: "Payments.refund" }],
      Default: "Failed",
    })
  })

  it("undoes the steps of a try before its catch, and only the others after it", () => {
    const states = statesOf((flow, order) => {
      flow.task(Stock).reserve({ sku: "a", count: 1 }, { compensate: ({ sku }) => flow.task(Stock).release({ sku }) })
      flow
        .try(() => {
          flow
            .task(Payments)
            .charge(
              { amount: order.total },
              { compensate: ({ paymentId }) => flow.task(Payments).refund({ paymentId }) },
            )
          flow.task(Stock).count()
        })
        .onError("Sold out", () => flow.wait({ seconds: 1 }))
      flow.task(Stock).count()
    })
    expect(states["Stock.count"].Catch).toMatchObject([
      { ErrorEquals: ["Sold out"], Assign: { paymentsChargeDone: false }, Next: "Payments.refund" },
      { ErrorEquals: ["States.ALL"], Next: "Payments.refund 2" },
    ])
    expect(states["Payments.refund"].Next).toBe("Wait")
    expect(states["Payments.refund 2"].Next).toBe("Stock.release")
    expect(states["Stock.count 2"].Catch).toMatchObject([{ Next: "Was Payments.charge done" }])
  })
})
