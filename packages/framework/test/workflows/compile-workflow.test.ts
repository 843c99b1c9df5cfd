import { describe, expect, it } from "vitest"
import { compile, statesOf, target } from "./compiled-states.ts"
import { PaymentDeclined, Payments, Stock } from "./workflow-tasks.ts"

describe("compileWorkflow", () => {
  it("writes a task as an invocation whose payload is its input, and ends with its result", () => {
    const definition = compile((flow, order) => flow.task(Payments).charge({ amount: order.total }))
    expect(definition).toEqual({
      QueryLanguage: "JSONata",
      StartAt: "Payments.charge",
      States: {
        "Payments.charge": {
          Type: "Task",
          Resource: "arn:aws:states:::lambda:invoke",
          Arguments: {
            FunctionName: target("PaymentsCharge"),
            Payload: { amount: "{% $states.context.Execution.Input.total %}" },
          },
          Retry: [expect.objectContaining({ ErrorEquals: expect.arrayContaining(["Lambda.ServiceException"]) })],
          Output: "{% $states.result.Payload %}",
          End: true,
        },
      },
    })
  })

  it("keeps results in variables only where later states read them", () => {
    const states = statesOf((flow, order) => {
      flow.task(Stock).count()
      const { paymentId } = flow.task(Payments).charge({ amount: order.total })
      flow.task(Payments).refund({ paymentId })
    })
    expect(states["Stock.count"]).toEqual({
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke",
      Arguments: { FunctionName: target("StockCount") },
      Next: "Payments.charge",
    })
    expect(states["Payments.charge"]).toMatchObject({
      Assign: { paymentsChargeResult: "{% $states.result.Payload %}" },
      Next: "Payments.refund",
    })
    expect(states["Payments.refund"]).toMatchObject({
      Arguments: { Payload: { paymentId: "{% $paymentsChargeResult.paymentId %}" } },
      Output: {},
      End: true,
    })
  })

  it("joins the ways of a choice, and gives what the way taken returned", () => {
    const states = statesOf((flow, order) => {
      const paid = flow
        .choice()
        .when(flow.is(order.total, ">", 0), () => flow.task(Payments).charge({ amount: order.total }))
        .otherwise(() => ({ paymentId: "none", at: "never" }))
      flow.task(Payments).refund({ paymentId: paid.paymentId })
    })
    expect(states["Choice"]).toEqual({
      Type: "Choice",
      Choices: [{ Condition: "{% $states.context.Execution.Input.total > 0 %}", Next: "Payments.charge" }],
      Assign: { choiceResult: { paymentId: "none", at: "never" } },
      Default: "Payments.refund",
    })
    expect(states["Payments.charge"]).toMatchObject({
      Assign: { choiceResult: "{% $states.result.Payload %}" },
      Next: "Payments.refund",
    })
    expect(states["Payments.refund"]).toMatchObject({
      Arguments: { Payload: { paymentId: "{% $choiceResult.paymentId %}" } },
    })
  })

  it("ends in one state where a choice comes last", () => {
    const states = statesOf((flow, order) =>
      flow
        .choice({ name: "Is it free" })
        .when(flow.is(order.total, "=", 0), () => "free")
        .otherwise(() => flow.task(Stock).count()),
    )
    expect(states["Is it free"].Choices[0]).toMatchObject({ Assign: { isItFreeResult: "free" }, Next: "Done" })
    expect(states["Done"]).toEqual({ Type: "Succeed", Output: "{% $isItFreeResult %}" })
  })

  it("runs branches and the items of a map, with their results in order", () => {
    const states = statesOf((flow, order) => {
      const [count, held] = flow.parallel([
        () => flow.task(Stock).count(),
        () => flow.map(order.lines, (line) => flow.task(Stock).reserve(line), { concurrency: 2 }),
      ])
      return { count, first: held[0]?.sku }
    })
    expect(states["Parallel"]).toMatchObject({
      Branches: [{ StartAt: "Stock.count" }, { StartAt: "Map" }],
      Output: { count: "{% $states.result[0] %}", first: "{% $states.result[1][0].sku %}" },
      End: true,
    })
    expect(states["Parallel"].Branches[1].States["Map"]).toMatchObject({
      Items: "{% $states.context.Execution.Input.lines %}",
      MaxConcurrency: 2,
      ItemProcessor: {
        StartAt: "Stock.reserve",
        States: { "Stock.reserve": { Arguments: { Payload: "{% $states.input %}" }, End: true } },
      },
    })
  })

  it("keeps an item, and its number, for the states behind the first", () => {
    const { Map: map } = statesOf((flow, order) => {
      flow.map(order.lines, (line, index) => {
        flow.task(Stock).reserve(line)
        flow.task(Stock).release({ sku: flow.jsonata<string>`${line.sku} & ${index}` })
      })
    })
    expect(map.ItemSelector).toEqual({
      value: "{% $states.context.Map.Item.Value %}",
      index: "{% $states.context.Map.Item.Index %}",
    })
    expect(map.ItemProcessor).toMatchObject({
      StartAt: "Map item",
      States: {
        "Map item": {
          Type: "Pass",
          Assign: { item: "{% $states.input.value %}", index: "{% $states.input.index %}" },
          Next: "Stock.reserve",
        },
        "Stock.reserve": { Arguments: { Payload: "{% $states.input.value %}" } },
        "Stock.release": { Arguments: { Payload: { sku: "{% $item.sku & $index %}" } } },
      },
    })
  })

  it("leads the errors of every step of a try to its catches", () => {
    const states = statesOf((flow, order) => {
      const paid = flow
        .try(() => {
          flow.task(Stock).count()
          return flow.task(Payments).charge({ amount: order.total }).paymentId
        })
        .onError(PaymentDeclined, (error) => error.Cause)
        .onError("States.ALL", () => flow.fail("Broken", "Ask us")).result
      return { paid }
    })
    const Catch = [
      {
        ErrorEquals: ["PaymentDeclined"],
        Assign: { tryResult: "{% $states.errorOutput.Cause %}" },
        Next: "Done",
      },
      { ErrorEquals: ["States.ALL"], Next: "Fail Broken" },
    ]
    expect(states["Stock.count"].Catch).toEqual(Catch)
    expect(states["Payments.charge"]).toMatchObject({
      Catch,
      Assign: { tryResult: "{% $states.result.Payload.paymentId %}" },
      Next: "Done",
    })
    expect(states["Fail Broken"]).toEqual({ Type: "Fail", Error: "Broken", Cause: "Ask us" })
    expect(states["Done"].Output).toEqual({ paid: "{% $tryResult %}" })
  })

  it("lets a try catch what a fail in it says", () => {
    const states = statesOf(
      (flow) => flow.try(() => flow.fail("Empty", "No lines")).onError("Empty", (error) => error.Cause).result,
    )
    expect(states).toEqual({
      "Fail Empty": { Type: "Pass", Assign: { tryResult: "No lines" }, Next: "Done" },
      Done: { Type: "Succeed", Output: "{% $tryResult %}" },
    })
  })

  it("keeps texts that CloudFormation would fill in, and what stands for itself in JSON", () => {
    const states = statesOf((flow, order) => ({
      text: "costs ${price}",
      calculated: flow.jsonata`${order.id} & ${"${price}"} & ${new Date(0)}`,
      items: flow.map([], (item) => ({ item })),
    }))
    expect(states["Map"]).toMatchObject({
      Items: [],
      Output: {
        text: '{% "costs \\u0024{price}" %}',
        calculated: '{% $states.context.Execution.Input.id & "\\u0024{price}" & "1970-01-01T00:00:00.000Z" %}',
      },
    })
  })

  it("gives variables names of 80 characters at most", () => {
    const states = statesOf((flow, order) => {
      const name = "a".repeat(77)
      const { paymentId } = flow.task(Payments).charge({ amount: order.total }, { name })
      flow.task(Payments).refund({ paymentId })
    })
    expect(Object.keys(states["a".repeat(77)].Assign)).toEqual([`${"a".repeat(77)}Res`])
  })
})
