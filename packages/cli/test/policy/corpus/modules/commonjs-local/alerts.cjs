const { SNSClient, PublishCommand } = require("@aws-sdk/client-sns")

class Alerts {
  constructor(topic) {
    this.topic = topic
    this.client = new SNSClient({})
  }

  raise(Message) {
    return this.client.send(new PublishCommand({ TopicArn: this.topic, Message }))
  }
}

module.exports.Alerts = Alerts
