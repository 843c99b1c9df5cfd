// Two CommonJS modules, one a class.
//
// allow sns:Publish arn:aws:sns:us-east-1:111122223333:legacy-alerts
// deny sns:Publish arn:aws:sns:us-east-1:111122223333:alerts

const { Alerts } = require("./alerts.cjs")

const alerts = new Alerts("arn:aws:sns:us-east-1:111122223333:legacy-alerts")
module.exports.handler = async () => alerts.raise("boo")
