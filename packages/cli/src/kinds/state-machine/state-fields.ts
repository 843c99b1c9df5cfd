interface StateFields {
  readonly all: readonly string[]
  readonly jsonPath: readonly string[]
  readonly jsonata: readonly string[]
  readonly required: readonly string[]
}

const every = ["Type", "Comment", "QueryLanguage"]
const going = [...every, "Next", "End", "Assign"]
const paths = ["InputPath", "OutputPath"]
const failing = ["Retry", "Catch"]
const results = ["Parameters", "ResultSelector", "ResultPath"]

/** The fields of each type of state. https://states-language.net/#state-type-table */
export const stateFields: Readonly<Record<string, StateFields>> = {
  Choice: {
    all: [...every, "Choices", "Default", "Assign"],
    jsonPath: paths,
    jsonata: ["Output"],
    required: ["Choices"],
  },
  Fail: { all: [...every, "Error", "Cause"], jsonPath: ["ErrorPath", "CausePath"], jsonata: [], required: [] },
  Map: {
    all: [
      ...[
        ...going,
        ...failing,
        "ItemProcessor",
        "Iterator",
        "ItemSelector",
        "ItemReader",
        "ItemBatcher",
        "ResultWriter",
      ],
      ...["MaxConcurrency", "ToleratedFailurePercentage", "ToleratedFailureCount", "Label"],
    ],
    jsonPath: [
      ...[...paths, ...results, "ItemsPath", "MaxConcurrencyPath"],
      ...["ToleratedFailurePercentagePath", "ToleratedFailureCountPath"],
    ],
    jsonata: ["Items", "Output"],
    required: [],
  },
  Parallel: {
    all: [...going, ...failing, "Branches"],
    jsonPath: [...paths, ...results],
    jsonata: ["Arguments", "Output"],
    required: ["Branches"],
  },
  Pass: { all: going, jsonPath: [...paths, "Result", "ResultPath", "Parameters"], jsonata: ["Output"], required: [] },
  Succeed: { all: every, jsonPath: paths, jsonata: ["Output"], required: [] },
  Task: {
    all: [...going, ...failing, "Resource", "TimeoutSeconds", "HeartbeatSeconds", "Credentials"],
    jsonPath: [...paths, ...results, "TimeoutSecondsPath", "HeartbeatSecondsPath"],
    jsonata: ["Arguments", "Output"],
    required: ["Resource"],
  },
  Wait: {
    all: [...going, "Seconds", "Timestamp"],
    jsonPath: [...paths, "SecondsPath", "TimestampPath"],
    jsonata: ["Output"],
    required: [],
  },
}
