using Optimizer.Domain.Emissions;

namespace Optimizer.Cli;

/// <summary>The factor set that the command line plans with.</summary>
internal static class Factors
{
    public static FactorSet Default => FactorSet.Default;
}
