namespace QtlQuery.Engine.Arrow;

/// <summary>What an IPC message carries; the numbers are those of Arrow's Message.fbs.</summary>
enum MessageHeader
{
    Schema = 1,
    DictionaryBatch = 2,
    RecordBatch = 3,
}
