// A client that may be absent still makes its call when it is there.
//
// env METRICS=on
// allow cloudwatch:PutMetricData * when cloudwatch:namespace=Shop
// deny cloudwatch:PutMetricData * when cloudwatch:namespace=Billing
// deny cloudwatch:GetMetricData *

import { CloudWatchClient, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch"

const metrics = process.env.METRICS === "on" ? new CloudWatchClient({}) : undefined

export const handler = async () => {
  await metrics?.send(new PutMetricDataCommand({ Namespace: "Shop", MetricData: [{ MetricName: "Sold", Value: 1 }] }))
}
