// A library to be loaded before all others (LD_PRELOAD), in which calls to the system fail, or
// never return, where a test wants it. Only calls on files below one folder count, so that a
// program can load its libraries and tell what went wrong. By these variables of the environment:
//
//   DOSSIER_FAULT_UNDER    that folder, without links in its path
//   DOSSIER_FAULT_CALLS    what counts: a list of write, sync, rename, create, read, open, remove
//   DOSSIER_FAULT_AT       the call that fails, from 1 on; none where it is 0
//   DOSSIER_FAULT_ERROR    errno that it fails with; 0: the process is killed instead, before the
//                          call
//   DOSSIER_FAULT_LASTING  1: all calls from that on fail, as on a full disk; 0: that one alone
//   DOSSIER_FAULT_COUNTER  a file of 16 bytes: how many calls there were, and how many failed
//   DOSSIER_FAULT_LOG      a file, to which a line is added for each call: its name, path, and the
//                          path that a rename leads to, with tabs between them
//   DOSSIER_FAULT_HIDE     a folder whose files are not there: dictionaries, which take a second
//
// What programs, Xapian and libstdc++ call is here; libc's own calls inside fopen cannot be caught,
// so fopen itself is.
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

struct Counter {
  uint64_t calls;
  uint64_t failed;
};

struct Plan {
  const char* under = nullptr;
  const char* calls = "";
  uint64_t at = 0;
  int error = 0;
  bool lasting = false;
  Counter* counter = nullptr;
  int log = -1;
};

// Made at the first call: other libraries write before their turn comes.
const Plan& ThePlan() {
  static const Plan plan = [] {
    Plan made;
    const char* under = getenv("DOSSIER_FAULT_UNDER");
    const char* counter = getenv("DOSSIER_FAULT_COUNTER");
    if (under == nullptr || counter == nullptr) return made;
    const int file = static_cast<int>(syscall(SYS_openat, AT_FDCWD, counter, O_RDWR | O_CLOEXEC));
    if (file < 0) abort();
    void* const memory =
        mmap(nullptr, sizeof(Counter), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (memory == MAP_FAILED) abort();
    syscall(SYS_close, file);
    made.counter = static_cast<Counter*>(memory);
    made.calls = getenv("DOSSIER_FAULT_CALLS");
    made.at = strtoull(getenv("DOSSIER_FAULT_AT"), nullptr, 10);
    made.error = atoi(getenv("DOSSIER_FAULT_ERROR"));
    made.lasting = strcmp(getenv("DOSSIER_FAULT_LASTING"), "1") == 0;
    if (const char* log = getenv("DOSSIER_FAULT_LOG")) {
      made.log = static_cast<int>(
          syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644));
    }
    made.under = under;
    return made;
  }();
  return plan;
}

template <typename Function>
Function* Next(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

bool IsUnder(const char* path, const char* folder) {
  const size_t size = strlen(folder);
  return strncmp(path, folder, size) == 0 && (path[size] == '/' || path[size] == '\0');
}

void PathOf(int file, char* path, size_t size) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const ssize_t length = readlink(link, path, size - 1);
  path[length < 0 ? 0 : length] = '\0';
}

// Whether the call is to fail; errno says how.
bool Fails(const char* call, const char* path, const char* to = "") {
  const Plan& plan = ThePlan();
  if (plan.under == nullptr || !IsUnder(path, plan.under)) return false;
  if (plan.log >= 0) {
    char line[2 * 4096];
    const int size = snprintf(line, sizeof line, "%s\t%s\t%s\n", call, path, to);
    if (syscall(SYS_write, plan.log, line, size) != size) abort();
  }
  if (strstr(plan.calls, call) == nullptr) return false;
  const uint64_t number = __atomic_add_fetch(&plan.counter->calls, 1, __ATOMIC_SEQ_CST);
  if (plan.at == 0 || (plan.lasting ? number < plan.at : number != plan.at)) return false;
  __atomic_add_fetch(&plan.counter->failed, 1, __ATOMIC_SEQ_CST);
  if (plan.error == 0) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
  }
  errno = plan.error;
  return true;
}

bool Fails(const char* call, int file) {
  if (ThePlan().under == nullptr) return false;
  const int before = errno;
  char path[4096];
  PathOf(file, path, sizeof path);
  errno = before;
  return Fails(call, path);
}

int OpenAt(int folder, const char* path, int flags, mode_t mode) {
  const int before = errno;
  const bool is_there = syscall(SYS_faccessat, folder, path, F_OK) == 0;
  errno = before;
  const bool creates = (flags & O_CREAT) != 0 && !is_there;
  if (Fails(creates ? "create" : "open", path)) return -1;
  return static_cast<int>(syscall(SYS_openat, folder, path, flags, mode));
}

mode_t ModeOf(int flags, va_list arguments) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

}  // namespace

#define OPEN_WITH_MODE(flags, mode)             \
  va_list arguments;                            \
  va_start(arguments, flags);                   \
  const mode_t mode = ModeOf(flags, arguments); \
  va_end(arguments)

extern "C" {

int open(const char* path, int flags, ...) {
  OPEN_WITH_MODE(flags, mode);
  return OpenAt(AT_FDCWD, path, flags, mode);
}
int open64(const char* path, int flags, ...) {
  OPEN_WITH_MODE(flags, mode);
  return OpenAt(AT_FDCWD, path, flags, mode);
}
int openat(int folder, const char* path, int flags, ...) {
  OPEN_WITH_MODE(flags, mode);
  return OpenAt(folder, path, flags, mode);
}
int __open_2(const char* path, int flags) { return OpenAt(AT_FDCWD, path, flags, 0); }
int __open64_2(const char* path, int flags) { return OpenAt(AT_FDCWD, path, flags, 0); }

FILE* fopen(const char* path, const char* mode) {
  if (Fails(mode[0] == 'r' ? "open" : "create", path)) return nullptr;
  return Next<FILE*(const char*, const char*)>("fopen")(path, mode);
}
FILE* fopen64(const char* path, const char* mode) { return fopen(path, mode); }

ssize_t write(int file, const void* bytes, size_t size) {
  if (Fails("write", file)) return -1;
  return syscall(SYS_write, file, bytes, size);
}
ssize_t writev(int file, const iovec* parts, int count) {
  if (Fails("write", file)) return -1;
  return syscall(SYS_writev, file, parts, count);
}
ssize_t pwrite(int file, const void* bytes, size_t size, off_t offset) {
  if (Fails("write", file)) return -1;
  return syscall(SYS_pwrite64, file, bytes, size, offset);
}
ssize_t pwrite64(int file, const void* bytes, size_t size, off_t offset) {
  return pwrite(file, bytes, size, offset);
}
ssize_t sendfile(int to, int from, off_t* offset, size_t size) {
  if (Fails("write", to)) return -1;
  return syscall(SYS_sendfile, to, from, offset, size);
}
ssize_t sendfile64(int to, int from, off_t* offset, size_t size) {
  return sendfile(to, from, offset, size);
}

ssize_t read(int file, void* bytes, size_t size) {
  if (Fails("read", file)) return -1;
  return syscall(SYS_read, file, bytes, size);
}
ssize_t pread(int file, void* bytes, size_t size, off_t offset) {
  if (Fails("read", file)) return -1;
  return syscall(SYS_pread64, file, bytes, size, offset);
}
ssize_t pread64(int file, void* bytes, size_t size, off_t offset) {
  return pread(file, bytes, size, offset);
}
ssize_t __read_chk(int file, void* bytes, size_t size, size_t) { return read(file, bytes, size); }
ssize_t __pread_chk(int file, void* bytes, size_t size, off_t offset, size_t) {
  return pread(file, bytes, size, offset);
}
ssize_t __pread64_chk(int file, void* bytes, size_t size, off_t offset, size_t) {
  return pread(file, bytes, size, offset);
}

int fsync(int file) {
  if (Fails("sync", file)) return -1;
  return static_cast<int>(syscall(SYS_fsync, file));
}
int fdatasync(int file) {
  if (Fails("sync", file)) return -1;
  return static_cast<int>(syscall(SYS_fdatasync, file));
}

int rename(const char* from, const char* to) {
  if (Fails("rename", from, to)) return -1;
  return static_cast<int>(syscall(SYS_rename, from, to));
}
int mkdir(const char* path, mode_t mode) {
  if (Fails("create", path)) return -1;
  return static_cast<int>(syscall(SYS_mkdir, path, mode));
}
int ftruncate(int file, off_t size) {
  if (Fails("write", file)) return -1;
  return static_cast<int>(syscall(SYS_ftruncate, file, size));
}

int stat(const char* path, struct stat* status) {
  const char* const hidden = getenv("DOSSIER_FAULT_HIDE");
  if (hidden != nullptr && IsUnder(path, hidden)) {
    errno = ENOENT;
    return -1;
  }
  return static_cast<int>(syscall(SYS_newfstatat, AT_FDCWD, path, status, 0));
}

int unlink(const char* path) {
  if (Fails("remove", path)) return -1;
  return static_cast<int>(syscall(SYS_unlink, path));
}
int remove(const char* path) {
  if (Fails("remove", path)) return -1;
  return Next<int(const char*)>("remove")(path);
}
// What std::filesystem::remove_all calls, with names below open folders.
int unlinkat(int folder, const char* name, int flags) {
  char path[2 * 4096] = "";
  if (folder != AT_FDCWD && name[0] != '/') {
    PathOf(folder, path, 4096);
    strcat(path, "/");
  }
  strncat(path, name, 4095);
  if (Fails("remove", path)) return -1;
  return static_cast<int>(syscall(SYS_unlinkat, folder, name, flags));
}

}  // extern "C"
