// Metrics are put in a namespace and read without a resource.
//
// env NAMESPACE=Orders
// allow cloudwatch:PutMetricData * when cloudwatch:namespace=Orders
// allow cloudwatch:GetMetricData *
// deny cloudwatch:PutMetricData * when cloudwatch:namespace=AWS/Lambda
// deny cloudwatch:PutMetricAlarm arn:aws:cloudwatch:us-east-1:111122223333:alarm:a

import { CloudWatch } from "@aws-sdk/client-cloudwatch"

const cloudwatch = new CloudWatch({})

export const handler = async () => {
  await cloudwatch.putMetricData({ Namespace: process.env.NAMESPACE, MetricData: [{ MetricName: "Seen", Value: 1 }] })
  return cloudwatch.getMetricData({ MetricDataQueries: [], StartTime: new Date(0), EndTime: new Date() })
}
