import { Alarm, Dashboard, functionMetric, queueMetric, Topic } from "@tsapi/framework"
import { orderQueue } from "./order-queue.ts"

/** Who is to know that orders fail. Subscribe by e-mail, or whatever wakes you. */
const operators = new Topic("Operators", { displayName: "Order intake" })

const failedOrders = queueMetric(orderQueue.deadLetterQueue, "ApproximateNumberOfMessagesVisible")
const oldestOrder = queueMetric(orderQueue, "ApproximateAgeOfOldestMessage")

export const ordersFail = new Alarm("OrdersFail", {
  metric: failedOrders,
  statistic: "Maximum",
  threshold: 0,
  description: "Orders are in the dead-letter queue. Mend what their log lines say, then move them back.",
  notify: operators,
  notifyOk: operators,
})

export const ordersWait = new Alarm("OrdersWait", {
  metric: oldestOrder,
  statistic: "Maximum",
  threshold: 300,
  evaluationPeriods: 3,
  description: "The oldest order has waited for five minutes: the worker is too slow, or does not run.",
  notify: operators,
})

export const dashboard = new Dashboard("OrderIntake", {
  widgets: [
    { title: "Orders taken", metrics: [{ namespace: "OrderIntake", name: "OrdersTaken" }] },
    { title: "Orders that failed", metrics: [failedOrders], statistic: "Maximum", view: "singleValue" },
    { title: "Age of the oldest order (seconds)", metrics: [oldestOrder], statistic: "Maximum" },
    {
      title: "Worker",
      metrics: [functionMetric("OrderWorkerTake", "Errors"), functionMetric("OrderWorkerTake", "Throttles")],
    },
  ],
})
