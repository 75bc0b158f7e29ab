using System.Runtime.InteropServices;

namespace SalonCrm.Data.Protection;

/// <summary>Replaces a small file that must never be half there and that nobody else may read.</summary>
internal static class SafeFile
{
    /// <summary>Written beside, brought to the disk, renamed over the old one, and the renaming brought to the disk too.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var beside = path + ".new";
        File.Delete(beside);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(beside, options))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
        if (!OperatingSystem.IsWindows())
        {
            Flush(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
    }

    /// <summary>.NET opens no folder; without this the name may come back after a power cut.</summary>
    private static void Flush(string folder)
    {
        var handle = Native.Open(folder, 0);
        if (handle >= 0)
        {
            _ = Native.Fsync(handle);
            _ = Native.Close(handle);
        }
    }

    private static class Native
    {
#pragma warning disable SYSLIB1054 // Generated marshalling needs unsafe code in the whole project.
        [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

        [DllImport("libc", EntryPoint = "fsync")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern int Fsync(int handle);

        [DllImport("libc", EntryPoint = "close")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern int Close(int handle);
#pragma warning restore SYSLIB1054
    }
}
