// Metrics of a namespace, an alarm for them, and its state.
//
// allow cloudwatch:PutMetricData * when cloudwatch:namespace=Shop
// allow cloudwatch:GetMetricData *
// allow cloudwatch:PutMetricAlarm arn:aws:cloudwatch:us-east-1:111122223333:alarm:shop-errors
// allow cloudwatch:SetAlarmState arn:aws:cloudwatch:us-east-1:111122223333:alarm:shop-errors
// allow cloudwatch:DeleteAlarms arn:aws:cloudwatch:us-east-1:111122223333:alarm:shop-old
// deny cloudwatch:PutMetricData * when cloudwatch:namespace=Other
// deny cloudwatch:DeleteAlarms arn:aws:cloudwatch:us-east-1:111122223333:alarm:shop-errors
// deny cloudwatch:PutDashboard *

const { CloudWatch } = require("@aws-sdk/client-cloudwatch")
const cloudwatch = new CloudWatch({})
const Namespace = "Shop"
const AlarmName = `${Namespace.toLowerCase()}-errors`

exports.handler = (event, context, callback) => {
  cloudwatch
    .putMetricData({ Namespace, MetricData: [{ MetricName: "Errors", Value: event.errors }] })
    .then(() =>
      cloudwatch.putMetricAlarm({
        AlarmName,
        Namespace,
        MetricName: "Errors",
        Statistic: "Sum",
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: "GreaterThanThreshold",
      }),
    )
    .then(() => cloudwatch.setAlarmState({ AlarmName, StateValue: "OK", StateReason: "new" }))
    .then(() => cloudwatch.deleteAlarms({ AlarmNames: ["shop-old"] }))
    .then(() => cloudwatch.getMetricData({ MetricDataQueries: [], StartTime: new Date(0), EndTime: new Date() }))
    .then((data) => callback(null, data.MetricDataResults), callback)
}
