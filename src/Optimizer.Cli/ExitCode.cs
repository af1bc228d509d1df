namespace Optimizer.Cli;

/// <summary>What the program's exit status says.</summary>
internal static class ExitCode
{
    public const int Complete = 0;
    public const int SomethingUnplanned = 1;
    public const int WrongInput = 2;
    public const int OurFault = 3;
}
