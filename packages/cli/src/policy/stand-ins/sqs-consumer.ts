interface Options {
  readonly queueUrl: string
  readonly handleMessage?: (message: unknown) => unknown
  readonly handleMessageBatch?: (messages: unknown) => unknown
  readonly preReceiveMessageCallback?: () => unknown
  readonly postReceiveMessageCallback?: () => unknown
  readonly shouldDeleteMessages?: boolean
  readonly terminateVisibilityTimeout?: unknown
  readonly heartbeatInterval?: number
}

const sqs = "@aws-sdk/client-sqs"

export class Consumer {
  readonly options: Options
  isRunning = $data()
  status = $data()

  constructor(options: Options) {
    this.options = options
  }

  static create(options: Options) {
    return new Consumer(options)
  }

  start() {
    const { queueUrl: QueueUrl, ...options } = this.options
    options.preReceiveMessageCallback?.()
    $send(sqs, "ReceiveMessage", { QueueUrl })
    options.postReceiveMessageCallback?.()
    options.handleMessage?.($data())
    options.handleMessageBatch?.($data())
    const { shouldDeleteMessages = true } = options
    $when(shouldDeleteMessages, () => $send(sqs, "DeleteMessage", { QueueUrl }))
    const extend = () => $send(sqs, "ChangeMessageVisibility", { QueueUrl })
    $when(options.heartbeatInterval, extend)
    $when(options.terminateVisibilityTimeout, extend)
  }

  on(_event: string, listener: (...args: unknown[]) => unknown) {
    listener($data(), $data())
    return this
  }

  stop() {}
  updateOption() {}

  $otherwise(_name: string, _event: string, listener: (...args: unknown[]) => unknown) {
    return this.on(_event, listener)
  }
}
