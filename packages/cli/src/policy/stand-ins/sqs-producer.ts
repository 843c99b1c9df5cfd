const sqs = "@aws-sdk/client-sqs"

export class Producer {
  readonly options: { readonly queueUrl: string }

  constructor(options: { queueUrl: string }) {
    this.options = options
  }

  static create(options: { queueUrl: string }) {
    return new Producer(options)
  }

  async send() {
    $send(sqs, "SendMessageBatch", { QueueUrl: this.options.queueUrl })
    return $data()
  }

  async queueSize() {
    $send(sqs, "GetQueueAttributes", { QueueUrl: this.options.queueUrl })
    return $data()
  }
}
