namespace Optimizer.Api.Reading;

/// <summary>A fault of a request.</summary>
/// <param name="Path">Where, as protobuf field path: <c>model.collections[3].amounts["mass"]</c>; in text files, the line.</param>
/// <param name="Code">Stable, such as "collection.unknown_site".</param>
/// <param name="Message">What is wrong, with which value, and what to do.</param>
public sealed record Issue(string Path, string Code, string Message);
