namespace Optimizer.OrTools;

/// <summary>OR-Tools refuses a model: a fault of the program that built it.</summary>
public sealed class RejectedModelException : Exception
{
    public RejectedModelException(string message)
        : base(message)
    {
    }
}
