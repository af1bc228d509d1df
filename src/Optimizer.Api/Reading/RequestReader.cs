using Optimizer.Domain.Models;
using Optimizer.Planning;

namespace Optimizer.Api.Reading;

/// <summary>Reads a model and settings together, so that the faults of both are told at once.</summary>
public static class RequestReader
{
    /// <exception cref="InvalidRequestException">Something is wrong; the exception says all that is.</exception>
    public static (Model Model, SolverSettings Settings) Read(Wire.Model? model, Wire.SolverSettings? settings, EnergyClasses classes)
    {
        var issues = new IssueList();
        var parts = ModelReader.Read(issues, model, classes);
        var effective = SettingsReader.Read(issues, settings);
        issues.ThrowIfAny();
        return (new(parts!), effective);
    }
}
