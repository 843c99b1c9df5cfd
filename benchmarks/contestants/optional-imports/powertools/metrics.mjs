import { Metrics } from "@aws-lambda-powertools/metrics"

const metrics = new Metrics({ namespace: "Shop", serviceName: "orders" })

export const handler = async () => {
  metrics.addMetric("OrdersPlaced", "Count", 1)
  metrics.publishStoredMetrics()
  return { statusCode: 200 }
}
